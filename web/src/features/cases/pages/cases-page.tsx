import { useTranslation } from 'react-i18next';
import { NotYetPage } from '@/ui/not-yet-page';

export default function CasesPage(): React.JSX.Element {
  const { i18n } = useTranslation();
  return <NotYetPage title={i18n.language === 'en' ? 'Cases' : '案件'} />;
}
