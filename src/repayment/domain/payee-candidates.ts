import { MAX_CANDIDATES, type Payee, type PayeeClaim } from './payee-directory.js';

/** Why somebody may be the payee, the surest first. */
export const candidateGrounds = ['sameAccount', 'sameName', 'similarName', 'sameAmount'] as const;
export type CandidateGround = (typeof candidateGrounds)[number];

export interface PayeeCandidate {
  workerId: string;
  grounds: readonly CandidateGround[];
}

/**
 * Proposes whom a bank row may have paid: who has the account or the name; whose name is one character off (a mistyped or missing
 * one, as 王晓明 for 王小明); who is owed exactly the amount. It only proposes: people decide.
 */
export class PayeeCandidates {
  private readonly byAccount = new Map<string, string[]>();
  private readonly byName = new Map<string, string[]>();
  private readonly bySimilarName = new Map<string, string[]>();
  private readonly byAmount = new Map<number, string[]>();
  private readonly places = new Map<string, number>();

  /** `owedFen`: what each worker is owed of the kind that the file pays; the order of `payees` decides between equals. */
  constructor(payees: readonly Payee[], owedFen: ReadonlyMap<string, number>) {
    payees.forEach(({ workerId, name, accountIndex }, place) => {
      this.places.set(workerId, place);
      if (accountIndex !== null) push(this.byAccount, accountIndex, workerId);
      push(this.byName, name, workerId);
      for (const variant of variantsOf(name)) push(this.bySimilarName, variant, workerId);
      const fen = owedFen.get(workerId) ?? 0;
      if (fen > 0) push(this.byAmount, fen, workerId);
    });
  }

  of({ name, accountIndex, amountFen }: PayeeClaim & { amountFen: number | null }): PayeeCandidate[] {
    const found = new Map<string, CandidateGround[]>();
    const add = (ground: CandidateGround, workerIds: readonly string[] = []): void => {
      for (const workerId of workerIds) {
        const grounds = found.get(workerId) ?? [];
        if (!grounds.includes(ground)) found.set(workerId, [...grounds, ground]);
      }
    };
    if (accountIndex !== null) add('sameAccount', this.byAccount.get(accountIndex));
    if (name !== null) {
      add('sameName', this.byName.get(name));
      const similar = [...variantsOf(name)].flatMap((variant) => this.bySimilarName.get(variant) ?? []);
      add('similarName', similar.filter((workerId) => !found.get(workerId)?.includes('sameName')));
    }
    if (amountFen !== null) add('sameAmount', this.byAmount.get(amountFen));
    const rank = ([workerId, grounds]: [string, CandidateGround[]]): [number, number] => [
      grounds.reduce((sum, ground) => sum - 2 ** (candidateGrounds.length - candidateGrounds.indexOf(ground)), 0), this.places.get(workerId) ?? 0,
    ];
    const ranked = [...found].map((entry) => ({ entry, rank: rank(entry) })).sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1]);
    return ranked.slice(0, MAX_CANDIDATES).map(({ entry: [workerId, grounds] }) => ({ workerId, grounds }));
  }
}

/** The name, and all that is left of it without one character: names that are one character apart share one of them. */
function* variantsOf(name: string): Generator<string> {
  const characters = [...name];
  yield name;
  // Half of a name of two characters would be like half the roster.
  if (characters.length < 3) return;
  for (let at = 0; at < characters.length; at += 1) yield [...characters.slice(0, at), ...characters.slice(at + 1)].join('');
}

function push<K>(map: Map<K, string[]>, key: K, workerId: string): void {
  const known = map.get(key);
  if (known) known.push(workerId);
  else map.set(key, [workerId]);
}
