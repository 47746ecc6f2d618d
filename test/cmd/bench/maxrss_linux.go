package main

// maxrssUnit is what the kernel counts memory in.
const maxrssUnit = 1024
