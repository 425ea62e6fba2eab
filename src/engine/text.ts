/** How many bytes are looked at to tell whether a file holds text. */
export const HEAD_BYTES = 1_024;

/** Whether bytes are those of no text, by the beginning of them: text has no NUL, but in UTF-16, which says so in its first two bytes. */
export function isBinary(bytes: Uint8Array): boolean {
  return utf16(bytes) === null && bytes.subarray(0, HEAD_BYTES).includes(0);
}

/**
 * The text of a file: UTF-8, or UTF-16 where its byte order mark says so, or else Windows-1252, in which every byte is a character.
 * Marks are no part of it, as in VS Code.
 */
export function decodeText(bytes: Uint8Array): string {
  const utf = utf16(bytes);
  if (utf !== null) return new TextDecoder(utf).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}
