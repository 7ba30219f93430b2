"""The networks, as `torch.nn.Module`s and nothing else; used by `train` to make weights, never at run time on a CPU."""
