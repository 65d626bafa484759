import type { Feature } from '@/lib/feature';

const feature: Feature = {
  routes: [{ path: 'inbox', title: { 'zh-CN': '消息', en: 'Inbox' }, load: () => import('./pages/inbox-page'), messages: ['inbox'] }],
};

export default feature;
