export interface SseBlock {
  event: string;
  data: string;
  id: string | undefined;
}

/** Takes a stream of text apart into Server-Sent Events; comments only count as a sign of life. */
export function createSseParser(onBlock: (block: SseBlock) => void): (chunk: string) => void {
  let rest = '';
  let event = '';
  let id: string | undefined;
  let data: string[] = [];

  const dispatch = () => {
    if (data.length > 0) onBlock({ event: event || 'message', data: data.join('\n'), id });
    event = '';
    id = undefined;
    data = [];
  };

  const field = (line: string) => {
    if (line === '') return dispatch();
    if (line.startsWith(':')) return;
    const colon = line.indexOf(':');
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') event = value;
    else if (name === 'data') data.push(value);
    else if (name === 'id') id = value;
  };

  return (chunk) => {
    rest += chunk;
    // A carriage return at the very end may be half of a line break: it waits for the next chunk.
    const lines = rest.split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    lines.forEach(field);
  };
}
