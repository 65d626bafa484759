import type { Messages } from '../platform/http/message-catalogue.js';

export const importMessages = {
  sameFileImported: { 'zh-CN': '这个文件已于 {appliedOn} 在本案导入过，没有再次导入。如需补充，请上传新的文件。', en: 'This very file was imported into this case on {appliedOn}.' },
  importNotReady: { 'zh-CN': '文件还在读取，读取完成后才能导入。', en: 'The sheet is still being read.' },
  importFailedAlready: { 'zh-CN': '这次导入没有成功，请改正后重新上传。', en: 'This import has failed; correct the file and send it again.' },
  importWithdrawn: { 'zh-CN': '这次导入已经撤回，请上传改正后的文件。', en: 'This import was taken back; send a corrected file.' },
  importFileLost: { 'zh-CN': '上传的文件找不到了，请重新上传。', en: 'The uploaded file is gone; send it again.' },
  importGivenUp: { 'zh-CN': '系统多次尝试仍未能完成导入，没有写入任何内容。请另存为 .xlsx 或 .csv 后重新上传；如仍不行，请联系管理员。', en: 'The import could not be finished after several attempts; nothing was written.' },
  importExpired: { 'zh-CN': '上传后 30 天内没有导入，文件已删除。如仍需要，请重新上传。', en: 'Nobody applied it within 30 days; the file was deleted.' },
} satisfies Messages;
