import { useTranslation } from 'react-i18next';
import { NotYetPage } from '@/ui/not-yet-page';

export default function ApprovalsPage(): React.JSX.Element {
  const { i18n } = useTranslation();
  return <NotYetPage title={i18n.language === 'en' ? 'Approvals' : '待审批'} />;
}
