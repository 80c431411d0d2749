import { IconNote } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '@/shared/api/schemas';
import { useTimes } from '@/shared/time/useTimes';
import { BubbleBody } from '@/shared/ui/BubbleBody';
import bubbles from '@/shared/ui/bubbles.module.css';

const TOGETHER_MS = 5 * 60_000;

function continues(message: Message, before: Message | undefined): boolean {
  return (
    before?.kind === message.kind &&
    before.author.id === message.author.id &&
    before.author.name === message.author.name &&
    Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS
  );
}

/** A message; one that goes on where the same author just stopped drops its head. */
export function Bubble({ message, before }: { message: Message; before: Message | undefined }) {
  const { t } = useTranslation();
  const times = useTimes();
  const together = continues(message, before);
  return (
    <div
      className={bubbles.message}
      data-side={message.kind === 'CLIENT' ? 'theirs' : 'ours'}
      data-together={together}
    >
      {!together && (
        <div className={bubbles.author}>
          <span>{message.author.name}</span>
          {message.kind === 'NOTE' && (
            <span className={bubbles.note}>
              <IconNote size={13} aria-hidden="true" />
              {t('thread.note')}
            </span>
          )}
          <time dateTime={message.at} title={times.full(message.at)}>
            {times.clock(message.at)}
          </time>
        </div>
      )}
      <BubbleBody kind={message.kind} text={message.text} files={message.files} />
    </div>
  );
}
