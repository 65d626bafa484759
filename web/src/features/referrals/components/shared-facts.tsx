import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReferralView } from '@/api/types.gen';
import { FileLinks } from '@/features/documents/public/file-links';
import { formatFen } from '@/lib/money';
import { useWord } from '@/words/use-word';
import styles from './referrals.module.css';

type Shared = NonNullable<ReferralView['shared']>;

/** What the union shared of the case, and nothing else. */
export function SharedFacts({ shared }: { shared: Shared }): React.JSX.Element {
  const { t } = useTranslation('referrals');
  const { summary, documents } = shared;
  const facts = [...employerFacts(shared, t), ...totalFacts(shared, t), ...useFindingFacts(shared)];
  return (
    <section className={styles['panel']} aria-labelledby="shared">
      <h2 id="shared">{t('shared')}</h2>
      {summary !== null && <p className={styles['text']}>{summary}</p>}
      {facts.length > 0 && <dl className={styles['facts']}>{facts.map(([name, value]) => [<dt key={`${name} name`}>{name}</dt>, <dd key={name}>{value}</dd>])}</dl>}
      {documents !== null && (documents.length === 0 ? <p>{t('noDocuments')}</p> : <FileLinks files={documents} />)}
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<'referrals'>>['t'];
type Fact = [name: string, value: ReactNode];

function employerFacts({ employer }: Shared, t: Translate): Fact[] {
  if (employer === null) return [];
  const { name, uscc, address } = employer;
  return present([[t('employer'), name], [t('uscc'), uscc], [t('address'), address]]);
}

function totalFacts({ totals }: Shared, t: Translate): Fact[] {
  if (totals === null) return [];
  return [
    [t('workers'), totals.workers],
    [t('claimed'), formatFen(totals.claimedFen)],
    [t('verified'), formatFen(totals.verifiedFen)],
  ];
}

function useFindingFacts({ findings }: Shared): Fact[] {
  const { t } = useTranslation('referrals');
  const word = useWord();
  if (findings === null) return [];
  const money = (fen: number | null): string | null => (fen === null ? null : formatFen(fen));
  return present([
    [t('operatingStatus'), findings.operatingStatus === null ? null : word('operatingStatus', findings.operatingStatus)],
    [t('headcount'), findings.headcount],
    [t('wageArrears'), money(findings.wageArrearsFen)],
    [t('insuranceArrears'), money(findings.socialInsuranceArrearsFen)],
    [t('companyFunds'), money(findings.companyFundsFen) ?? findings.fundsNotObtainedReason],
    [t('companyAssets'), findings.companyAssets],
  ]);
}

const present = (facts: Fact[]): Fact[] => facts.filter(([, value]) => value !== null && value !== '');
