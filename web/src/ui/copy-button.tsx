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
  // Without HTTPS a browser has no clipboard to write to, whatever its types say.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  const copy = (): void => void (clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(() => toast.done(t('copied')), () => toast.failed(t('notCopied')));
  return <Button type={type} onClick={copy}>{label}</Button>;
}
