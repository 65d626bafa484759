import { Form, type FormItemProps } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FenField } from './fen-field';

interface Props extends Pick<FormItemProps, 'name' | 'label' | 'extra' | 'style'> {
  /** Whether there has to be an amount. */
  required?: boolean;
}

/** An amount in a form. What was mistyped is never sent as no amount. */
export function FenItem({ required = false, ...item }: Props): React.JSX.Element {
  const { t } = useTranslation('ui');
  const isWrong = useRef(false);
  const judge = (_: unknown, fen: unknown): Promise<void> => {
    // Set from elsewhere since, it is an amount again.
    if (isWrong.current && fen === null) return Promise.reject(new Error(t('amount.wrong')));
    return required && typeof fen !== 'number' ? Promise.reject(new Error(t('amount.missing'))) : Promise.resolve();
  };
  return <Form.Item {...item} required={required} rules={[{ validator: judge }]}><FenField onWrong={(now) => (isWrong.current = now)} /></Form.Item>;
}
