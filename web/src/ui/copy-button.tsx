import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { toast } from '@/lib/toasts';

interface Props {
  text: string;
  label: string;
  type?: 'primary' | 'default';
}

/** Takes a text elsewhere, and says whether it did. */
export function CopyButton({ text, label, type = 'default' }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => toast.done(t('copied')), () => toast.failed(t('notCopied')));
  return <Button type={type} onClick={copy}>{label}</Button>;
}
