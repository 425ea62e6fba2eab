/** Whether a file has a name; one `*` in it stands for any run of characters. */
export function isFileNamed(name: string, fileName: string): boolean {
  const star = name.indexOf('*');
  if (star < 0) return fileName === name;
  const after = name.slice(star + 1);
  return fileName.length >= star + after.length && fileName.startsWith(name.slice(0, star)) && fileName.endsWith(after);
}
