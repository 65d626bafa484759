import type { Feature } from '@/lib/feature';

const title = { 'zh-CN': '转办', en: 'Referrals' };

const feature: Feature = {
  routes: [
    { path: 'referrals', title, roles: ['liaison'], load: () => import('./pages/referrals-page'), messages: ['referrals'] },
    { path: 'referrals/:id', title, roles: ['liaison'], load: () => import('./pages/referral-page'), messages: ['referrals', 'documents'] },
  ],
  menu: [{ to: '/referrals', label: title, icon: 'referrals', roles: ['liaison'], order: 10, phone: true }],
};

export default feature;
