import type { DocumentLinkView } from '@/api/types.gen';
import { documentAddress } from './document-address';
import styles from './documents.module.css';

interface Props {
  files: readonly Pick<DocumentLinkView, 'id' | 'name'>[];
  /** They can no longer be opened, only named. */
  closed?: boolean;
}

/** Files by their names, whole however long, to be opened. */
export function FileLinks({ files, closed = false }: Props): React.JSX.Element | null {
  if (files.length === 0) return null;
  return <ul className={styles['links']}>{files.map(({ id, name }) => <li key={id}>{closed ? name : <a href={documentAddress(id)} download>{name}</a>}</li>)}</ul>;
}
