import type { Messages } from '../platform/http/message-catalogue.js';

export const departmentMessages = {
  departmentExists: { 'zh-CN': '这个地区已有同名的部门，请核对；停用的可以恢复使用。', en: 'The region already has this department; an inactive one can be made active again.' },
} satisfies Messages;
