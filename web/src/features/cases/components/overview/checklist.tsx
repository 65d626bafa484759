import { useTranslation } from 'react-i18next';
import type { CaseView, NextEventView } from '@/api/types.gen';
import { Card } from '@/ui/card';
import { ADVANCING } from '../header/event-fields';
import { BlockerList } from './blocker-list';

/** 还差几项才能推进. It empties as things are done. */
export function Checklist({ kase, events }: { kase: CaseView; events: readonly NextEventView[] }): React.JSX.Element | null {
  const { t } = useTranslation('cases');
  const main = events.find(({ type }) => ADVANCING.includes(type));
  if (!main) return kase.standing === 'onlooker' ? <Card>{t('checklist.onlooker')}</Card> : null;
  if (main.blockers.length === 0) return <Card>✓ {t('checklist.empty')}</Card>;
  return <Card title={t('checklist.title', { count: main.blockers.length })}><BlockerList caseId={kase.id} blockers={main.blockers} /></Card>;
}
