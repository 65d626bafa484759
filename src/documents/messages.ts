import type { Messages } from '../platform/http/message-catalogue.js';

export const documentMessages = {
  documentTypeNotAllowed: {
    'zh-CN': '不能保存这种文件。请上传 PDF、照片（JPG、PNG、WebP、HEIC）、Word、Excel 或纯文本文件；带宏、带密码、带脚本的文件请另存后再上传。',
    en: 'This kind of file is not kept. Send a PDF, a picture, a Word or Excel file or plain text; save it without macros, password or scripts first.',
  },
  documentEmpty: { 'zh-CN': '文件是空的，请检查后重新上传。', en: 'The file is empty; check it and send it again.' },
  documentUnreadable: {
    'zh-CN': '这份文件已经损坏或丢失，无法打开。请把编号 {correlationId} 告诉管理员。',
    en: 'This document is damaged or missing and cannot be opened. Quote {correlationId} to your administrator.',
  },
  unknownDocument: { 'zh-CN': '本案没有这份文件，请重新上传。', en: 'This case has no such document.' },
} satisfies Messages;
