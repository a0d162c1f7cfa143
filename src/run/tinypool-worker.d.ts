/** tinypool's types name a global Worker, which @types/node 20 does not declare; vite declares it in the same way. */
// biome-ignore lint/suspicious/noEmptyInterface: an interface merges with other declarations, a type does not
interface Worker {}
