import { Button, type ButtonProps, Dropdown, type MenuProps } from 'antd';
import { useRef } from 'react';

interface Props extends ButtonProps {
  items: MenuProps['items'];
  /** Told the key of what was chosen; entries may also have an `onClick` of their own. */
  onPick?: (key: string) => void;
}

/** A button that opens a menu. What is chosen happens with the keyboard back on the button, so that a dialog that is closed leads back to it. */
export function MenuButton({ items, onPick, ...button }: Props): React.JSX.Element {
  const opener = useRef<HTMLButtonElement>(null);
  const pick = (key: string): void => {
    opener.current?.focus();
    onPick?.(key);
  };
  return <Dropdown menu={{ items: items ?? [], onClick: ({ key }) => pick(key) }} trigger={['click']} autoFocus><Button ref={opener} {...button} /></Dropdown>;
}
