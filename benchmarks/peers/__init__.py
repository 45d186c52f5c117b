"""The contenders of `base`, each a process: `python -m benchmarks.peers.NAME BOOTSTRAP NAMESPACE FOLDER`."""
