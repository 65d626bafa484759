import { carriedOver, checkInstalments, maxInstalments, numberInstalments } from './instalment-rules.js';
import { checkPlanCovers, coverageBlockers } from './plan-coverage.js';

const owed = { wages: 1_000, pension: 600, medical: 300, unemployment: 60, workInjury: 40 };
const wages = { kind: 'wages', amountFen: 1_000 } as const;

describe('checkPlanCovers', () => {
  const check = (instalments: Parameters<typeof checkPlanCovers>[0]['instalments'], waivedByKind = {}) =>
    checkPlanCovers({ verifiedUnpaidByKind: owed, waivedByKind, instalments });

  it('accepts the insurances together, each by its kind, or mixed', () => {
    expect(check([wages, { kind: 'socialInsurance', amountFen: 400 }, { kind: 'socialInsurance', amountFen: 600 }])).toEqual([]);
    const each = (['pension', 'medical', 'unemployment', 'workInjury'] as const).map((kind) => ({ kind, amountFen: owed[kind] }));
    expect(check([wages, ...each])).toEqual([]);
    expect(check([wages, { kind: 'pension', amountFen: 200 }, { kind: 'socialInsurance', amountFen: 800 }])).toEqual([]);
  });

  it('names each kind that does not fit, with its difference', () => {
    expect(check([{ kind: 'wages', amountFen: 900 }, { kind: 'pension', amountFen: 601 }])).toEqual([
      { kind: 'wages', expectedFen: 1_000, plannedFen: 900, differenceFen: -100 },
      { kind: 'pension', expectedFen: 600, plannedFen: 601, differenceFen: 1 },
      { kind: 'medical', expectedFen: 300, plannedFen: 0, differenceFen: -300 },
      { kind: 'unemployment', expectedFen: 60, plannedFen: 0, differenceFen: -60 },
      { kind: 'workInjury', expectedFen: 40, plannedFen: 0, differenceFen: -40 },
    ]);
  });

  it('does not let one insurance promise what another is owed, although the sum fits', () => {
    expect(check([wages, { kind: 'pension', amountFen: 601 }, { kind: 'socialInsurance', amountFen: 399 }])).toEqual([
      { kind: 'pension', expectedFen: 600, plannedFen: 601, differenceFen: 1 },
      { kind: 'socialInsurance', expectedFen: 400, plannedFen: 399, differenceFen: -1 },
    ]);
  });

  it('takes waivers off and turns differences into blockers', () => {
    const instalments = [{ kind: 'wages', amountFen: 750 }, { kind: 'socialInsurance', amountFen: 1_000 }] as const;
    expect(check(instalments, { wages: 250 })).toEqual([]);
    expect(coverageBlockers(check(instalments, { wages: 249 }))).toEqual([
      {
        code: 'instalmentsDoNotAddUp',
        path: 'instalments',
        overridable: false,
        params: {
          kind: 'wages', kindName: '工资', expectedFen: 751, plannedFen: 750, differenceFen: -1,
          expectedYuan: '¥7.51', plannedYuan: '¥7.50', differenceYuan: '-¥0.01',
        },
      },
    ]);
  });

  it('finds a promise of something nobody is owed', () => {
    const instalments = [wages, { kind: 'socialInsurance', amountFen: 1_000 }, { kind: 'overtime', amountFen: 5 }] as const;
    expect(check(instalments)).toEqual([{ kind: 'overtime', expectedFen: 0, plannedFen: 5, differenceFen: 5 }]);
  });
});

describe('checkInstalments', () => {
  const codes = (drafts: Parameters<typeof checkInstalments>[0]) => checkInstalments(drafts, owed, '2025-01-05').map(({ code, path }) => `${path} ${code}`);

  it('allows today and refuses yesterday, dates that do not exist, amounts of nothing and kinds nobody is owed, all at once', () => {
    expect(codes([{ kind: 'wages', dueOn: '2025-01-05', amountFen: 1 }])).toEqual([]);
    expect(
      codes([
        { kind: 'wages', dueOn: '2025-01-04', amountFen: 0 },
        { kind: 'housingFund', dueOn: '2025-02-30', amountFen: 1.5 },
        { kind: 'socialInsurance', dueOn: '2025-02-28', amountFen: -1 },
        { kind: 'wages', dueOn: '2076-01-01', amountFen: 1 },
      ]),
    ).toEqual([
      'instalments[0].dueOn instalmentInThePast',
      'instalments[0].amountFen instalmentAmountInvalid',
      'instalments[1].dueOn instalmentDateInvalid',
      'instalments[1].amountFen instalmentAmountInvalid',
      'instalments[1].kind instalmentKindNotOwed',
      'instalments[2].amountFen instalmentAmountInvalid',
      'instalments[3].dueOn instalmentTooFarAhead',
    ]);
  });

  it('lets a revision leave what is overdue where it is, up to what is outstanding on it', () => {
    const inForce = carriedOver([{ kind: 'wages', dueOn: '2025-01-02', outstandingFen: 60 }, { kind: 'wages', dueOn: '2025-01-03', outstandingFen: 0 }]);
    const past = (...drafts: [string, number][]): string[] =>
      checkInstalments(drafts.map(([dueOn, amountFen]) => ({ kind: 'wages', dueOn, amountFen })), owed, '2025-01-05', inForce).map(({ path }) => path);
    expect(past(['2025-01-02', 60])).toEqual([]);
    expect(past(['2025-01-02', 40], ['2025-01-02', 20])).toEqual([]);
    expect(past(['2025-01-02', 40], ['2025-01-02', 21], ['2025-01-03', 1], ['2025-01-01', 1])).toEqual(['instalments[1].dueOn', 'instalments[2].dueOn', 'instalments[3].dueOn']);
    expect(checkInstalments([{ kind: 'pension', dueOn: '2025-01-02', amountFen: 1 }], owed, '2025-01-05', inForce)).toHaveLength(1);
  });

  it('wants at least one and at most 600', () => {
    const draft = { kind: 'wages', dueOn: '2025-01-05', amountFen: 1 } as const;
    expect(codes([])).toEqual(['instalments noInstalments']);
    expect(codes(new Array(maxInstalments).fill(draft))).toEqual([]);
    expect(codes(new Array(maxInstalments + 1).fill(draft))).toEqual(['instalments tooManyInstalments']);
  });

  it('numbers by date, then kind', () => {
    const drafts = [
      { kind: 'socialInsurance', dueOn: '2025-02-05', amountFen: 1 },
      { kind: 'wages', dueOn: '2025-02-05', amountFen: 2 },
      { kind: 'wages', dueOn: '2025-01-05', amountFen: 3 },
    ] as const;
    expect(numberInstalments(drafts).map(({ no, amountFen }) => [no, amountFen])).toEqual([[1, 3], [2, 2], [3, 1]]);
  });
});
