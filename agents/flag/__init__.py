"""The flagging stage: names of tracked things in an article, and the rules that hold for it."""
