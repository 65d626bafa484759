import type { Messages } from '../../platform/http/message-catalogue.js';
import { NAMED_STATUSES } from './http-result.js';

const statusTexts: Messages = Object.fromEntries(
  [...NAMED_STATUSES, '1xx', '4xx', '5xx'].map((status) => [
    `delivery.httpStatus${status}`,
    { 'zh-CN': `对方服务器返回状态 ${status}`, en: `The receiver answered with status ${status}` },
  ]),
);

/** Words in messages, how deliveries fail and what to do, and what is wrong with a channel's address or secret. */
export const channelMessages = {
  'delivery.more': { 'zh-CN': '另有 {count} 条，请在收件箱查看', en: '{count} more; see your inbox' },
  'delivery.open': { 'zh-CN': '查看', en: 'open' },
  'delivery.mailFooter': { 'zh-CN': '本邮件由三快系统自动发出，请勿回复。', en: 'Sent by Triquick; please do not reply.' },

  'delivery.badAddress': { 'zh-CN': '渠道地址无效，请修改', en: 'The channel’s address is not valid; correct it' },
  'delivery.privateAddress': { 'zh-CN': '渠道地址指向内网，本系统不允许', en: 'The address leads into the own network, which is not allowed here' },
  'delivery.dnsFailed': { 'zh-CN': '找不到对方的域名', en: 'The receiver’s name was not found' },
  'delivery.connectionRefused': { 'zh-CN': '对方拒绝连接', en: 'The receiver refused the connection' },
  'delivery.hostUnreachable': { 'zh-CN': '连不上对方的网络', en: 'The receiver’s network cannot be reached' },
  'delivery.connectionLost': { 'zh-CN': '连接中断', en: 'The connection broke' },
  'delivery.timeout': { 'zh-CN': '对方未及时响应', en: 'The receiver did not answer in time' },
  'delivery.certificateRefused': { 'zh-CN': '对方服务器的证书无效或已过期', en: 'The receiver’s certificate is not valid' },
  'delivery.tlsFailed': { 'zh-CN': '无法建立加密连接', en: 'No encrypted connection could be made' },
  'delivery.networkFailed': { 'zh-CN': '网络故障', en: 'The network failed' },
  'delivery.badReply': { 'zh-CN': '对方的答复无法识别', en: 'The receiver’s answer was not understood' },
  'delivery.redirected': { 'zh-CN': '对方要求转到其他地址，请填写最终地址', en: 'The receiver points to another address; enter that one' },
  'delivery.throttled': { 'zh-CN': '发送过于频繁，被对方限流', en: 'Too many messages; the receiver asks to wait' },
  'delivery.receiverBusy': { 'zh-CN': '对方系统繁忙', en: 'The receiver is busy' },
  'delivery.robotRefused': { 'zh-CN': '机器人未接收，原因不明', en: 'The robot did not take it and gave no known reason' },
  'delivery.badSignature': { 'zh-CN': '机器人安全设置不符：请核对密钥、关键词、IP 白名单和服务器时间', en: 'The robot’s security refused it: check secret, key words, address list and clock' },
  'delivery.unknownRobot': { 'zh-CN': '机器人不存在、已停用或已移出群，请重新添加', en: 'The robot does not exist, is off, or left its group; add it again' },
  'delivery.messageRefused': { 'zh-CN': '机器人不接受这条消息的内容', en: 'The robot refused this message’s content' },
  'delivery.secretMissing': { 'zh-CN': '渠道没有密钥，请补填', en: 'The channel has no secret; add one' },
  'delivery.emailNotSetUp': { 'zh-CN': '系统尚未配置邮件服务器，请联系管理员', en: 'No mail server is set up; tell your administrator' },
  'delivery.mailServerUnreachable': { 'zh-CN': '连不上邮件服务器', en: 'The mail server cannot be reached' },
  'delivery.mailServerRefused': { 'zh-CN': '邮件服务器拒绝本系统登录或发信，请联系管理员', en: 'The mail server refuses this system; tell your administrator' },
  'delivery.mailServerBusy': { 'zh-CN': '邮件服务器暂时不能接收', en: 'The mail server asks to come back later' },
  'delivery.unknownRecipient': { 'zh-CN': '收件地址不存在，请修改', en: 'There is no such mailbox; correct the address' },
  'delivery.mailRefused': { 'zh-CN': '邮件被对方拒收', en: 'The mail was refused' },
  ...statusTexts,

  channelNotAUrl: { 'zh-CN': '不是有效的网址。请粘贴完整地址，以 https:// 开头。', en: 'Not a web address. Paste the whole of it, starting with https://.' },
  channelNotHttps: { 'zh-CN': '地址须以 https:// 开头。', en: 'The address must start with https://.' },
  channelCredentialsInUrl: { 'zh-CN': '地址中不能含用户名和密码，请去掉。', en: 'Remove the user name and password from the address.' },
  channelPrivateAddress: { 'zh-CN': '不能使用内网或本机地址。如确有需要，请管理员设置 ALLOW_PRIVATE_CHANNELS。', en: 'Addresses of the own network are not allowed; your administrator can allow them with ALLOW_PRIVATE_CHANNELS.' },
  channelKeyMissing: { 'zh-CN': '地址中缺少参数 {parameter}，请重新复制机器人的完整地址。', en: 'The address has no {parameter}; copy the robot’s whole address.' },
  channelTokenMissing: { 'zh-CN': '地址不完整，请重新复制机器人的完整地址。', en: 'The address is not whole; copy the robot’s address again.' },
  channelNotAMailAddress: { 'zh-CN': '不是有效的邮箱地址，例如 name@example.org。', en: 'Not an e-mail address such as name@example.org.' },
  channelSecretMissing: { 'zh-CN': '请填写密钥，用于签名。', en: 'Enter a secret; messages are signed with it.' },
  channelSecretTooShort: { 'zh-CN': '密钥太短，至少 {min} 个字符。', en: 'The secret is too short; at least {min} characters.' },
  channelSecretBlank: { 'zh-CN': '密钥首尾有空格，或含换行。请重新复制。', en: 'The secret starts or ends with a blank or holds a line break; copy it again.' },
  channelSecretUnused: { 'zh-CN': '此渠道不用密钥，请留空。', en: 'This channel uses no secret; leave it empty.' },
} satisfies Messages;
