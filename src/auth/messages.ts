import type { Messages } from '../platform/http/message-catalogue.js';

export const authMessages = {
  signInFailed: { 'zh-CN': '用户名或密码不正确。连续五次不正确将锁定 30 分钟。', en: 'Wrong user name or password. After five failures the sign-in is locked for 30 minutes.' },
  signInLocked: { 'zh-CN': '连续多次登录失败，已暂时锁定，请在 {minutes} 分钟后再试，或联系管理员。', en: 'Locked after repeated failures; try again in {minutes} minutes.' },
  mustChangePassword: { 'zh-CN': '首次登录请先修改密码。', en: 'Change your password first.' },
  passwordTooWeak: { 'zh-CN': '密码至少 10 位，并包含大写字母、小写字母、数字、符号中的三种。', en: 'At least 10 characters of three kinds: upper case, lower case, digits, symbols.' },
  passwordHoldsName: { 'zh-CN': '密码不能包含用户名。', en: 'The password must not contain the user name.' },
  passwordUnchanged: { 'zh-CN': '新密码不能与当前密码相同。', en: 'The new password must differ from the current one.' },
  wrongPassword: { 'zh-CN': '当前密码不正确。', en: 'The current password is not right.' },
} satisfies Messages;
