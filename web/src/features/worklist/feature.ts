import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '我的工作', en: 'My work' };

const feature: Feature = {
  routes: [{ path: 'worklist', title, roles: ['taskForce', 'supervisor'], load: () => import('./pages/worklist-page'), messages: ['worklist'] }],
  menu: [{ to: '/worklist', label: title, icon: 'worklist', roles: ['taskForce', 'supervisor'], order: 10, phone: true }],
};

export default feature;
