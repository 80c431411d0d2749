import { IconNote } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import type { Message } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import { BubbleBody } from '@/shared/ui/BubbleBody';
import bubbles from '@/shared/ui/bubbles.module.css';
import { DeliveryLine, DeliverySign } from './Delivery';
import { NoteEditor } from './NoteEditor';
import { NoteMenu } from './NoteMenu';

const TOGETHER_MS = 5 * 60_000;

function continues(message: Message, before: Message | undefined): boolean {
  return (
    before?.kind === message.kind &&
    before.author.id === message.author.id &&
    before.author.name === message.author.name &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS
  );
}

interface Props {
  message: Message;
  before: Message | undefined;
  /** Whether notes may be written, and so rewritten, here. */
  mayEdit: boolean;
  /** Whether it is the newest reply. */
  last: boolean;
  onResend: ((text: string) => void) | undefined;
}

/** A message; one that goes on where the same author just stopped drops its head. */
export function Bubble({ message, before, mayEdit, last, onResend }: Props) {
  const { t } = useTranslation();
  const times = useTimes();
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const { kind, author, at, text, files, mentions, editedAt, deleted, delivery } = message;
  const together = continues(message, before) && editedAt === undefined;
  const mine = kind === 'NOTE' && author.id === me.id && mayEdit && !deleted;
  return (
    <div
      className={bubbles.message}
      data-side={kind === 'CLIENT' ? 'theirs' : 'ours'}
      data-together={together}
    >
      {!together && (
        <div className={bubbles.author}>
          <span>{author.name}</span>
          {kind === 'NOTE' && (
            <span className={bubbles.note}>
              <IconNote size={13} aria-hidden="true" />
              {t('thread.note')}
            </span>
          )}
          <time dateTime={at} title={times.full(at)}>
            {times.clock(at)}
          </time>
          {editedAt && !deleted && (
            <span title={t('note.editedAt', { time: times.full(editedAt) })}>
              {t('note.edited')}
            </span>
          )}
        </div>
      )}
      {deleted ? (
        <div className={bubbles.taken}>{t('note.deleted')}</div>
      ) : editing && mine ? (
        <NoteEditor note={message} onClose={() => setEditing(false)} />
      ) : (
        <BubbleBody
          kind={kind}
          text={text}
          files={files}
          mentions={mentions}
          aside={
            mine ? (
              <NoteMenu note={message} onEdit={() => setEditing(true)} />
            ) : (
              delivery && <DeliverySign delivery={delivery} />
            )
          }
        />
      )}
      {delivery && (last || delivery.state === 'FAILED') && (
        <DeliveryLine
          delivery={delivery}
          onResend={onResend && text && files.length === 0 ? () => onResend(text) : undefined}
        />
      )}
    </div>
  );
}
