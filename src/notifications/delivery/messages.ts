import type { Messages } from '../../platform/http/message-catalogue.js';

/** What delivered messages say around their lines, why deliveries end, and what is wrong with settings. */
export const deliveryMessages = {
  'delivery.title': { 'zh-CN': '三快提醒', en: 'Triquick notice' },
  'delivery.titleOfCase': { 'zh-CN': '三快提醒 {number}', en: 'Triquick notice {number}' },
  'delivery.titleOfMany': { 'zh-CN': '三快：{count} 条提醒', en: 'Triquick: {count} notices' },
  'delivery.testMessage': { 'zh-CN': '这是一条测试消息，收到即表示设置正确。', en: 'This is a test. If you can read it, the channel works.' },
  'delivery.andOthers': { 'zh-CN': '{names}等 {count} 人', en: '{names} and others, {count} in all' },
  'delivery.role.taskForce': { 'zh-CN': '专班', en: 'task force' },
  'delivery.role.supervisor': { 'zh-CN': '督办员', en: 'supervisor' },
  'delivery.role.liaison': { 'zh-CN': '联络员', en: 'liaison' },
  'delivery.role.administrator': { 'zh-CN': '管理员', en: 'administrator' },
  'delivery.role.auditor': { 'zh-CN': '审计员', en: 'auditor' },

  'delivery.outcomeUnknown': { 'zh-CN': '发送中断，不知对方是否收到；请核实后再决定是否重发', en: 'Sending broke off; it may have arrived. Ask before you send it again' },
  'delivery.channelDisabled': { 'zh-CN': '渠道已停用', en: 'The channel is disabled' },
  'delivery.channelNotOffered': { 'zh-CN': '渠道不再提供给此人', en: 'The channel is no longer offered to this person' },
  'delivery.channelNotChosen': { 'zh-CN': '此人已不使用这个渠道', en: 'The person no longer uses this channel' },
  'delivery.read': { 'zh-CN': '已在收件箱阅读', en: 'Read in the inbox' },
  'delivery.accountDisabled': { 'zh-CN': '账号已停用', en: 'The account is disabled' },
  'delivery.notForThem': { 'zh-CN': '此人须回避这个案件', en: 'The person is kept from this case' },

  channelNameTaken: { 'zh-CN': '已有同名的渠道，请换一个名称。', en: 'A channel has this name already; choose another.' },
  channelNotOffered: { 'zh-CN': '这个渠道没有提供给您，请从列表中选择。', en: 'This channel is not offered to you; choose from the list.' },
  emailMissing: { 'zh-CN': '请先填写邮箱地址，再选择邮件。', en: 'Enter your e-mail address before you choose e-mail.' },
  emailNotSetUp: { 'zh-CN': '系统尚未配置邮件服务器，不能使用邮件。', en: 'No mail server is set up; e-mail cannot be used.' },
  quietHoursEmpty: { 'zh-CN': '免打扰的开始和结束不能相同。', en: 'Quiet hours must not end when they begin.' },
  notATimeOfDay: { 'zh-CN': '应为时间，例如 22:00。', en: 'Must be a time of day such as 22:00.' },
  tooManyTests: { 'zh-CN': '测试次数过多（每小时最多 {count} 次），请稍后再试。', en: 'Too many tests ({count} an hour at most); try again later.' },
  deliveryNotFailed: { 'zh-CN': '这条消息没有发送失败，不需要重发。', en: 'This delivery has not failed; there is nothing to send again.' },
  receiverWithoutChannel: { 'zh-CN': '此人没有可用的渠道，请先让其设置。', en: 'The person has no channel that works; they have to choose one first.' },
  receiverDisabled: { 'zh-CN': '此人的账号已停用，不能重发。', en: 'The person’s account is disabled.' },
} satisfies Messages;
