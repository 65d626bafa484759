import type { Feature } from '@/lib/feature';

const feature: Feature = {
  routes: [{ path: 'me', title: { 'zh-CN': '我的设置', en: 'My settings' }, load: () => import('./pages/settings-page'), messages: ['settings', 'session'] }],
};

export default feature;
