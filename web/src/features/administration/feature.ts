import type { Feature, FeatureRoute } from '@/lib/feature';

const title = { 'zh-CN': '管理', en: 'Administration' };

const page = (path: string, name: FeatureRoute['title'], load: FeatureRoute['load']): FeatureRoute =>
  ({ path: path === '' ? 'administration' : `administration/${path}`, title: name, roles: ['administrator'], load, messages: ['administration'] });

const feature: Feature = {
  routes: [
    page('', title, () => import('./pages/overview-page')),
    page('accounts', { 'zh-CN': '账号', en: 'Accounts' }, () => import('./pages/accounts-page')),
    page('departments', { 'zh-CN': '部门与联络员', en: 'Departments and liaisons' }, () => import('./pages/departments-page')),
    page('rules', { 'zh-CN': '时限规则', en: 'Deadline rules' }, () => import('./pages/rules-page')),
    page('rules/:code', { 'zh-CN': '时限规则', en: 'Deadline rule' }, () => import('./pages/rule-page')),
    page('figures', { 'zh-CN': '法定数额', en: 'Legal figures' }, () => import('./pages/figures-page')),
    page('calendar', { 'zh-CN': '工作日历', en: 'Calendar' }, () => import('./pages/calendar-page')),
    page('channels', { 'zh-CN': '通知渠道', en: 'Channels' }, () => import('./pages/channels-page')),
  ],
  menu: [{ to: '/administration', label: title, icon: 'administration', roles: ['administrator'], order: 10, phone: true }],
};

export default feature;
