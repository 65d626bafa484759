import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '审计日志', en: 'Audit log' };

const feature: Feature = {
  routes: [
    { path: 'audit', title, roles: ['auditor'], load: () => import('./pages/log-page'), messages: ['audit'] },
    { path: 'audit/chains', title: { 'zh-CN': '校验审计链', en: 'Check the chains' }, roles: ['auditor'], load: () => import('./pages/chains-page'), messages: ['audit'] },
  ],
  menu: [{ to: '/audit', label: title, icon: 'audit', roles: ['auditor'], order: 10, phone: true }],
};

export default feature;
