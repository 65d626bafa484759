import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CaseView, MediationView } from '@/api/types.gen';
import { formatInstant } from '@/lib/dates';
import { formatFen } from '@/lib/money';
import { colon, comma } from '@/lib/punctuation';
import { useWord } from '@/words/use-word';
import { type CasePlace, caseAddress } from '../../public/place-of-blocker';
import { Entry, Facts, type Tone } from '../entries';
import styles from '../entries.module.css';

const TONES: Readonly<Partial<Record<MediationView['outcome'], Tone>>> = { agreed: 'good', partly: 'good', failed: 'bad', refused: 'bad' };

/** The form of a new plan while one is looked for; later, what was agreed. */
const planPlaceOf = ({ state, standing }: CaseView): CasePlace => ({ tab: 'plan', ...(state === 'coordinating' && standing !== 'onlooker' ? { open: 'plan' } : {}) });

/** One mediation: who was heard, what was offered, and how it ended; an agreement leads on to the plan. */
export function MediationEntry({ kase, mediation }: { kase: CaseView; mediation: MediationView }): React.JSX.Element {
  const { t } = useTranslation('cases');
  const word = useWord();
  const { heldAt, attendees, heardWorkers, heardEmployer, workersPosition, employerPosition, lawExplained, offers, record, outcome, recordedBy } = mediation;
  const heard = [...(heardWorkers ? [t('mediation.workers')] : []), ...(heardEmployer ? [t('mediation.employer')] : [])];
  return (
    <Entry title={formatInstant(heldAt)} state={{ word: word('mediationOutcome', outcome), tone: TONES[outcome] }} actions={TONES[outcome] === 'good' && <Link to={caseAddress(kase.id, planPlaceOf(kase))}>{t('mediation.toPlan')}</Link>}>
      <p className={styles['text']}>{record}</p>
      <Facts rows={[
        [t('mediation.attendees'), attendees.join(comma())],
        [t('mediation.heard'), heard.join(comma()) || t('mediation.nobody')],
        [t('mediation.workersPosition'), workersPosition],
        [t('mediation.employerPosition'), employerPosition],
        [t('mediation.lawExplained'), lawExplained.join('\n')],
        [t('mediation.offers'), offers.map(({ by, text, amountFen }) => `${word('offerBy', by)}${colon()}${text}${amountFen === null ? '' : ` ${formatFen(amountFen)}`}`).join('\n')],
        [t('recordedBy'), recordedBy?.name],
      ]} />
    </Entry>
  );
}
