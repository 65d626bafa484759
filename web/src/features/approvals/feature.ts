import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '待审批', en: 'Approvals' };

const feature: Feature = {
  routes: [{ path: 'approvals', title, roles: ['supervisor'], load: () => import('./pages/approvals-page'), messages: ['approvals'] }],
  menu: [{ to: '/approvals', label: title, icon: 'approvals', roles: ['supervisor'], order: 30, phone: false }],
};

export default feature;
