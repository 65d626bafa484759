import { useTranslation } from 'react-i18next';
import { LinkTabs } from '@/ui/link-tabs';
import { caseAddress, type CaseTab } from '../../public/place-of-blocker';

interface Props {
  caseId: string;
  tabs: readonly CaseTab[];
  shown: CaseTab;
}

/** The parts of a case. */
export function TabLinks({ caseId, tabs, shown }: Props): React.JSX.Element {
  const { t } = useTranslation('cases');
  return <LinkTabs label={t('tabs')} tabs={tabs.map((tab) => ({ key: tab, label: t(`tab.${tab}`), to: caseAddress(caseId, { tab }) }))} shown={shown} />;
}
