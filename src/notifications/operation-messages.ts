import type { Messages } from '../platform/http/message-catalogue.js';

/** What administrators are told of the running of the program, and what the live stream refuses. */
export const operationMessages = {
  'notification.canary.late': { 'zh-CN': '时限巡检没有响应，到期提醒可能延误，请检查后台进程和任务队列', en: 'Deadlines are not being watched and steps may be late: check the workers and the queues' },
  'notification.canary.back': { 'zh-CN': '时限巡检已恢复（中断约 {minutes} 分钟），其间到期的提醒正在补发', en: 'Deadlines are watched again after about {minutes} minutes; what fell due meanwhile is being sent' },
  tooManyStreams: { 'zh-CN': '您打开的页面太多（最多 {most} 个），请关闭一些后再试。', en: 'You have too many pages open (at most {most}); close some and try again.' },
} satisfies Messages;
