/** A person who never existed: the region 640399 of the ID number is not assigned to any place. */
export interface DemoWorker {
  name: string;
  idNumber: string;
  phone: string;
  bankCard: string;
  wagesFen: number;
}

const FAMILY = '王李张刘陈杨马何丁沙纳哈穆白海高田周吴赵'.split('');
const GIVEN = ['晓燕', '国栋', '建军', '桂英', '海涛', '素琴', '志强', '丽娟', '文博', '金花', '永红', '立新', '婷婷', '占军', '兴华'];
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** `count` people, the same for the same `seed`. */
export function demoWorkers(seed: number, count: number): DemoWorker[] {
  return Array.from({ length: count }, (_, i) => {
    const n = seed * 1000 + i;
    const year = 1968 + ((n * 7) % 34);
    const month = String(1 + ((n * 5) % 12)).padStart(2, '0');
    const day = String(1 + ((n * 11) % 28)).padStart(2, '0');
    return {
      name: `${FAMILY[n % FAMILY.length] ?? ''}${GIVEN[(n * 3 + seed) % GIVEN.length] ?? ''}`,
      idNumber: withCheckDigit(`640399${year}${month}${day}${String(n % 1000).padStart(3, '0')}`),
      phone: `199${String(10_000_000 + ((n * 7_919) % 89_999_999))}`,
      bankCard: `6222${String(100_000_000_000_000 + n * 104_729).slice(0, 15)}`,
      wagesFen: 1_200_000 + ((n * 37_171) % 2_600_000),
    };
  });
}

/** The roster as a company union would send it, UTF-8 with a byte-order mark. */
export function demoRosterCsv(workers: readonly DemoWorker[]): Buffer {
  const yuan = (fen: number): string => (fen / 100).toFixed(2);
  const share = (fen: number, percent: number): number => Math.round((fen * percent) / 100);
  const head = '序号,姓名,身份证号,手机号,是否农民工,工种,入职日期,欠薪起始月,欠薪截止月,欠薪金额(元),养老保险欠缴(元),医疗保险欠缴(元),失业保险欠缴(元),工伤保险欠缴(元),开户行,银行卡号,困难类别,备注';
  const rows = workers.map(({ name, idNumber, phone, bankCard, wagesFen }, i) => [
    i + 1, name, idNumber, phone, i % 3 === 0 ? '是' : '否', '管道工', '2019-03-01', '2024-07', '2024-12', yuan(wagesFen), yuan(share(wagesFen, 16)),
    yuan(share(wagesFen, 8)), yuan(share(wagesFen, 1)), yuan(share(wagesFen, 1)), '宁夏银行', bankCard, i % 8 === 5 ? '相对困难' : '', '',
  ].join(','));
  return Buffer.from(`\uFEFF${[head, ...rows].join('\r\n')}\r\n`);
}

/** GB 11643-1999. */
function withCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return `${first17}${'10X98765432'[sum % 11] ?? ''}`;
}
