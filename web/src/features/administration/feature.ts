import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '管理', en: 'Administration' };

const feature: Feature = {
  routes: [{ path: 'administration', title, roles: ['administrator'], load: () => import('./pages/administration-page') }],
  menu: [{ to: '/administration', label: title, icon: 'administration', roles: ['administrator'], order: 10, phone: true }],
};

export default feature;
