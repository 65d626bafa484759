import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '履行', en: 'Repayment' };

const feature: Feature = {
  routes: [{ path: 'repayment', title, roles: ['supervisor'], load: () => import('./pages/repayment-page'), messages: ['repayment'] }],
  menu: [{ to: '/repayment', label: title, icon: 'repayment', roles: ['supervisor'], order: 5, phone: true }],
};

export default feature;
