import type { ReactNode } from 'react';
import { useMe } from '../api/queries';
import type { Reference, StoredFile } from '../api/schemas';
import { MessageFiles } from '../files/MessageFiles';
import bubbles from './bubbles.module.css';
import { partsOf } from './mentions';

interface Props {
  kind: string;
  text: string | undefined;
  files: readonly StoredFile[];
  mentions?: readonly Reference[];
  unsent?: boolean;
  /** Stands beside what is said. */
  aside?: ReactNode;
}

function Said({ text, mentions }: { text: string; mentions: readonly Reference[] }) {
  const me = useMe();
  return partsOf(text, mentions).map((part, index) =>
    typeof part === 'string' ? (
      part
    ) : (
      <span key={index} className={bubbles.mention} data-me={part.id === me.id}>
        @{part.name}
      </span>
    ),
  );
}

/** What a message says, and what it took along. */
export function BubbleBody({ kind, text, files, mentions = [], unsent, aside }: Props) {
  return (
    <div className={bubbles.body}>
      {aside}
      <div className={bubbles.said}>
        {text && (
          <div className={bubbles.bubble} data-kind={kind} data-unsent={unsent}>
            <Said text={text} mentions={mentions} />
          </div>
        )}
        {files.length > 0 && <MessageFiles files={files} />}
      </div>
    </div>
  );
}
