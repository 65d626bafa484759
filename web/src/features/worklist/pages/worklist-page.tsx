import { useTranslation } from 'react-i18next';
import { NotYetPage } from '@/ui/not-yet-page';

export default function WorklistPage(): React.JSX.Element {
  const { i18n } = useTranslation();
  return <NotYetPage title={i18n.language === 'en' ? 'My work' : '我的工作'} />;
}
