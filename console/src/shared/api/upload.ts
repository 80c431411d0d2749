import { apiUrl, commandHeaders, freshToken } from './client';
import { Problem, isProblem } from './problem';
import { storedFile, type StoredFile } from './schemas';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Only this kind of request tells how much of it is on its way. */
function attempt(file: File, onProgress: (part: number) => void, signal: AbortSignal) {
  return new Promise<StoredFile>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', apiUrl('/api/files'));
    commandHeaders().forEach((value, name) => request.setRequestHeader(name, value));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const answer = storedFile.safeParse(parsed(request.responseText));
      if (request.status === 201 && answer.success) resolve(answer.data);
      else reject(new Problem(request.status, parsed(request.responseText)));
    };
    request.onerror = () => reject(new Problem(0, { type: '/problems/network' }));
    signal.addEventListener('abort', () => request.abort());
    const body = new FormData();
    body.append('file', file);
    request.send(body);
  });
}

/** Uploads a file for a message to take along; what is given up is never answered. */
export async function upload(
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<StoredFile> {
  try {
    return await attempt(file, onProgress, signal);
  } catch (error) {
    if (!isProblem(error, 'csrf')) throw error;
    await freshToken();
    return attempt(file, onProgress, signal);
  }
}
