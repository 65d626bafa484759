import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '履行', en: 'Repayment' };
const roles = ['supervisor'] as const;

const feature: Feature = {
  routes: [
    { path: 'repayment', title, roles, load: () => import('./pages/repayment-page'), messages: ['repayment'] },
    { path: 'repayment/rows', title, roles, load: () => import('./pages/rows-page'), messages: ['repayment'] },
  ],
  menu: [{ to: '/repayment', label: title, icon: 'repayment', roles, order: 5, phone: true }],
};

export default feature;
