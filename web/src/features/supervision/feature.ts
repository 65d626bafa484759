import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '督办', en: 'Oversight' };
const roles = ['supervisor'] as const;

const feature: Feature = {
  routes: [
    { path: 'supervision', title, roles, load: () => import('./pages/supervisor-items-page'), messages: ['supervision'] },
    { path: 'supervision/departments', title: { 'zh-CN': '部门对比', en: 'Departments compared' }, roles, load: () => import('./pages/departments-page'), messages: ['supervision'] },
    { path: 'supervision/departments/referrals', title: { 'zh-CN': '转办明细', en: 'Referrals' }, roles, load: () => import('./pages/department-referrals-page'), messages: ['supervision'] },
  ],
  menu: [{ to: '/supervision', label: title, icon: 'supervision', roles, order: 35 }],
};

export default feature;
