import { useTranslation } from 'react-i18next';
import { calledOf, type Session } from '@/shared/api/schemas';
import { useTypists } from '@/shared/live/typing';
import { TypingLine } from '@/shared/ui/TypingLine';

/** Who is writing in the session now, the client or colleagues. */
export function Typists({ session }: { session: Session }) {
  const { t } = useTranslation();
  const typists = useTypists(session.id);
  const isClient = (typist: { id: string | undefined }) =>
    typist.id === undefined || typist.id === session.client.id;
  const colleagues = typists.filter((each) => !isClient(each)).map(({ name }) => name);
  const words = [
    typists.some(isClient) && t('thread.clientTypes', { name: calledOf(session) }),
    colleagues.length > 0 &&
      t('thread.colleaguesType', { count: colleagues.length, names: colleagues.join(', ') }),
  ].filter((each) => each !== false);
  return <TypingLine words={words.length > 0 ? words.join(' · ') : undefined} />;
}
