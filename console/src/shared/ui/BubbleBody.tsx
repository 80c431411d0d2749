import type { StoredFile } from '../api/schemas';
import { MessageFiles } from '../files/MessageFiles';
import bubbles from './bubbles.module.css';

interface Props {
  kind: string;
  text: string | undefined;
  files: readonly StoredFile[];
  unsent?: boolean;
}

/** What a message says, and what it took along. */
export function BubbleBody({ kind, text, files, unsent }: Props) {
  return (
    <>
      {text && (
        <div className={bubbles.bubble} data-kind={kind} data-unsent={unsent}>
          {text}
        </div>
      )}
      {files.length > 0 && <MessageFiles files={files} />}
    </>
  );
}
