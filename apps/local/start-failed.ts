/** Something could not be started; the message is meant to be printed as it is. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed';
}
