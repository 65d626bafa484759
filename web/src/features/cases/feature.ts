import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '案件', en: 'Cases' };

const feature: Feature = {
  routes: [{ path: 'cases', title, roles: ['taskForce', 'supervisor'], load: () => import('./pages/cases-page') }],
  menu: [{ to: '/cases', label: title, icon: 'cases', roles: ['taskForce', 'supervisor'], order: 20, phone: true }],
};

export default feature;
