/**
 * From now on process.exit throws, until the returned function is called. Foreign code must not end the process as
 * if all were well, nor a worker thread, whose answer would be waited for without end.
 */
export function refuseExit(): () => void {
  const exit = process.exit;
  process.exit = (code) => {
    throw new Error(`process.exit(${code ?? ''}) was called`);
  };
  return () => {
    process.exit = exit;
  };
}
