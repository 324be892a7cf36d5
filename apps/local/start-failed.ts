/** Something could not be started. Print the message unchanged. */
export class StartFailed extends Error {
  override readonly name = 'StartFailed';
}
