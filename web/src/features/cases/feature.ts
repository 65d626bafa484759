import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '案件', en: 'Cases' };
const roles = ['taskForce', 'supervisor'] as const;

const feature: Feature = {
  routes: [
    { path: 'cases', title, roles, load: () => import('./pages/cases-page'), messages: ['cases', 'worklist'] },
    { path: 'cases/new', title: { 'zh-CN': '受理登记', en: 'Report a case' }, roles, load: () => import('./pages/intake-page'), messages: ['cases'] },
    { path: 'cases/:id', title, roles, load: () => import('./pages/case-page'), messages: ['cases', 'approvals'] },
    { path: 'cases/:id/print', title: { 'zh-CN': '案卷', en: 'Case file' }, roles, load: () => import('./pages/case-print-page'), messages: ['cases'] },
  ],
  menu: [{ to: '/cases', label: title, icon: 'cases', roles, order: 20, phone: true }],
};

export default feature;
