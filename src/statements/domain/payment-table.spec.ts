import type { LandedPayment } from './payment-rows.js';
import { paymentTable, referenceOf } from './payment-table.js';
import type { StatementTexts } from './statement-texts.js';

const texts: StatementTexts = { locale: 'en', say: (code, params = {}) => [code, ...Object.values(params)].join(' ') };
const FILE = 'ab12cd34'.repeat(8);

const payment = (id: string, changes: Partial<LandedPayment> = {}): LandedPayment => ({
  id, kind: 'wages', paidOn: '2025-01-05', amountFen: 100, deductionsFen: 10, method: 'bankBatch', reference: `${FILE}:${id}`, workerIds: ['w1'], recoversAdvance: false, importId: 'import', reversalOf: null,
  reversedOn: null, reversalReason: null, recordedOn: '2025-01-05', settledFen: 110, unappliedFen: 0, returnedFen: 0, ...changes,
});
const table = (payments: LandedPayment[], shape: 'sheet' | 'print') => paymentTable(payments, { workers: [{ id: 'w1', name: '甲', no: 1 }] }, texts, shape);

it('names file and row of a bank\'s row, and leaves a voucher\'s number as it is', () => {
  expect(referenceOf({ reference: `${FILE}:7` }, texts)).toBe('reference.bankRow ab12cd34 7');
  expect(referenceOf({ reference: '凭证 7' }, texts)).toBe('凭证 7');
});

it('a payment and its reversal add up to nothing', () => {
  const reversed = payment('1', { reversedOn: '2025-01-08', settledFen: 0 });
  const reversal = payment('2', { reversalOf: '1', reversalReason: '重复', settledFen: 0 });
  const { rows, totals } = table([reversed, reversal], 'sheet');
  expect(rows.map((row) => [row[5], row[6], row[7], row[9]])).toEqual([[100, 10, 0, 'payment.reversed 2025-01-08'], [-100, -10, 0, 'payment.reversal 重复']]);
  expect(totals?.slice(5, 9)).toEqual([0, 0, 0, 0]);
});

it('has a column for what went back to the payer when something did', () => {
  const { columns, rows, totals } = table([payment('1', { settledFen: 70, unappliedFen: 15, returnedFen: 25 }), payment('2')], 'sheet');
  expect(columns[9]?.heading).toBe('column.returned');
  expect(rows.map((row) => row.slice(5, 10))).toEqual([[100, 10, 70, 15, 25], [100, 10, 110, 0, 0]]);
  expect(totals?.slice(5, 10)).toEqual([200, 20, 180, 15, 25]);
});

describe('of very many payments', () => {
  const many = [...Array.from({ length: 1_000 }, (_, n) => payment(String(n))), payment('x', { importId: null, reference: '现金', method: 'cash' }), payment('y', { reversedOn: '2025-01-06', settledFen: 0 })];

  it('a sheet lists each', () => expect(table(many, 'sheet').rows).toHaveLength(1_002));

  it('paper sums each bank file in a line, what was reversed apart, with the same totals', () => {
    const printed = table(many, 'print');
    expect(printed.rows.map((row) => [row[2], row[4], row[5]])).toEqual([
      ['payee.several 1000', 'reference.file ab12cd34', 100_000], ['甲', '现金', 100], ['甲', `${FILE}:y`, 100],
    ]);
    expect(printed.totals).toEqual(table(many, 'sheet').totals);
    expect(printed.title).toBe('table.paymentsGrouped');
  });
});
