//! Invented papers, to see what the tool does.

/// A quote.
pub const SAMPLE_QUOTE: &str = "Quotation for the town hall and car park\n\
4 x DS-2CD2143G2-I 4MP turret camera\n\
1 x HiLook NVR-108MH-C/8P 8 channel recorder, 4TB\n\
2 x AXIS P3265-LVE dome (replaces existing Hikvision)\n\
1 x Dahua IPC-HFW2831T-ZAS or equivalent\n\
6 x Swann 4K add-on camera\n\
8 x 5MP vandal dome, white, as specified\n\
Supply and lay CAT6 cable, per point\n\
Power supply suitable for Hikvision turrets";

/// A register, with the tabs that a copied sheet has.
pub const SAMPLE_REGISTER: &str = "Asset\tMake\tModel\tSite\tInstalled\tStatus\n\
C001\tHikvision\tDS-2CD2143G2-I\tTown hall\t2019\tIn use\n\
C002\tHikvision\tDS-2CD2143G2-I\tTown hall\t2019\tIn use\n\
C003\tDahua\tIPC-HFW2831T-ZAS\tCar park\t2021\tIn use\n\
C004\tAxis\tP3265-LVE\tLibrary\t2023\tIn use\n\
C005\tHiLook\tNVR-108MH-C/8P\tDepot\t2020\tTo be removed\n\
C006\tSwann\t4K camera\tDepot\t2018\tIn use\n\
C007\t\t5MP dome\tLeisure centre\t\tIn use";
