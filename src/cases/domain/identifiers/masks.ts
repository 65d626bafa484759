const HIDDEN_NAME = '**';
const HIDDEN_NUMBER = '************';
const COMPOUND_FAMILY_NAMES = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 东门 西门 南荣 第五'.split(' '),
);

/** Keeps the family name: `张*`, `欧阳**`; of a name with a dot the first character. What is no such name is hidden whole. */
export function maskName(name: string): string {
  const characters = [...name];
  if (/^\p{Script=Han}{2,6}$/u.test(name)) {
    const kept = characters.length > 2 && COMPOUND_FAMILY_NAMES.has(characters.slice(0, 2).join('')) ? 2 : 1;
    return characters.slice(0, kept).join('') + '*'.repeat(characters.length - kept);
  }
  return /^\p{Script=Han}+(·\p{Script=Han}+)+$/u.test(name) ? `${characters[0] ?? ''}${HIDDEN_NAME}` : HIDDEN_NAME;
}

/** Keeps the province and city and the last four: `6403**********1234`. Anything but 18 characters is hidden whole. */
export function maskIdNumber(idNumber: string): string {
  return /^\d{17}[\dX]$/.test(idNumber) ? `${idNumber.slice(0, 4)}**********${idNumber.slice(-4)}` : HIDDEN_NUMBER;
}

/** Keeps the first three and last four digits of a mobile number: `138****0000`. Anything else is hidden whole. */
export function maskPhone(phone: string): string {
  return /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : HIDDEN_NUMBER;
}

/** Keeps the last four digits. Anything but 12 to 19 digits is hidden whole. */
export function maskBankCard(card: string): string {
  return /^\d{12,19}$/.test(card) ? `${HIDDEN_NUMBER}${card.slice(-4)}` : HIDDEN_NUMBER;
}

/** Whether a value holds a mask's character: such a value must never be written over the real one. */
export function isMasked(text: string): boolean {
  return /[*＊﹡∗⁎✱•●]/u.test(text);
}
